import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { type PortalDeps, portalRoutes } from '../portal-routes.ts';

/** A portal that listens on this machine, at an address that its pages know. */
export interface ListeningPortal {
  origin: string;
  close(): Promise<void>;
}

/** Starts a portal on a free port. */
export async function listeningPortal(deps: Omit<PortalDeps, 'baseUrl'>): Promise<ListeningPortal> {
  let app: ReturnType<typeof portalRoutes> | undefined;
  const server = await new Promise<ServerType>((listening) => {
    const started: ServerType = serve(
      {
        fetch: (request) => app?.fetch(request) ?? new Response(null, { status: 503 }),
        port: 0,
        hostname: '127.0.0.1',
      },
      () => listening(started),
    );
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = portalRoutes({ ...deps, baseUrl: origin });
  return { origin, close: () => new Promise((closed) => server.close(() => closed())) };
}
