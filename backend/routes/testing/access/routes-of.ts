import type { Hono } from 'hono';

/** Every route of an application as "METHOD /path", without what stands around routes (middleware, and questions beforehand). */
export function routesOf(app: Pick<Hono, 'routes'>): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL' && method !== 'OPTIONS');
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort();
}
