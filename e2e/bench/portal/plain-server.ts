import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of files and nothing else, to measure against. */
export interface PlainServer {
  /** What it is, with its version. */
  name: string;
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Serves the files of a folder with sendfile(2), a thread a connection: what the kernel can do, and no more. */
const sendfile = `
import http.server, os, socketserver, sys
class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 1024
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    def log_message(self, *_): pass
    def do_GET(self):
        with open(sys.argv[1] + self.path, 'rb') as file:
            size = os.fstat(file.fileno()).st_size
            self.send_response(200)
            self.send_header('Content-Length', str(size))
            self.end_headers()
            sent = 0
            while sent < size:
                sent += os.sendfile(self.connection.fileno(), file.fileno(), sent, size - sent)
Server(('127.0.0.1', int(sys.argv[2])), Handler).serve_forever()
`;

/**
 * Starts nginx where there is one (on the path, or as DAYLIGHT_NGINX says), else a few lines around sendfile(2) in Python.
 * @throws where there is neither
 */
export async function startPlainServer(folder: string): Promise<PlainServer> {
  const port = await freePort();
  const nginx = process.env.DAYLIGHT_NGINX ?? 'nginx';
  const version = /nginx\/[\d.]+/.exec(spawnSync(nginx, ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[0];
  if (version === undefined) {
    const child = spawn('python3', ['-c', sendfile, folder, String(port)], { stdio: 'ignore' });
    return running(child, `sendfile (Python, threads)`, port, () => {});
  }
  const home = mkdtempSync(join(tmpdir(), 'daylight-nginx-'));
  mkdirSync(join(home, 'logs'));
  writeFileSync(join(home, 'nginx.conf'), nginxConfig(home, folder, port));
  const child = spawn(nginx, ['-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' });
  return running(child, version, port, () => rmSync(home, { recursive: true, force: true }));
}

function nginxConfig(home: string, folder: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${home}/${name};`)
    .join(' ');
  return `daemon off; worker_processes auto; pid ${home}/pid; error_log ${home}/logs/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 4096; }
http { ${temporary} access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000;
server { listen 127.0.0.1:${port} backlog=1024; root ${folder}; } }
`;
}

async function running(
  child: ChildProcess,
  name: string,
  port: number,
  tidy: () => void,
): Promise<PlainServer> {
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('error', () => {});
  for (let tries = 0; ; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break;
    if (tries > 50 || child.exitCode !== null)
      throw new Error(
        'There is neither nginx nor python3 here, so there is nothing to measure downloads against.',
      );
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return {
    name,
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill();
      await ended;
      tidy();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
