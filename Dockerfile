# syntax=docker/dockerfile:1
# One image: the server and its command line, run as they stand by Node. docs/containers.md says how it is used.
# To pin the base by digest, build with --build-arg NODE=node:24.21.0-bookworm-slim@sha256:...
ARG NODE=node:24.21.0-bookworm-slim

FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The Node that package.json brings for development is here already.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-*

FROM ${NODE}
ENV NODE_ENV=production HOST=0.0.0.0 DATA_FOLDER=/data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE LICENSE-DATA.md ./
COPY shared ./shared
COPY backend ./backend
# For "daylight source": the rules of the sites, and what reads them.
COPY tools/sources ./tools/sources
COPY extension/sources ./extension/sources
COPY --chmod=755 deploy/daylight /usr/local/bin/daylight
RUN mkdir -m 700 /data /backups && chown node:node /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 8787
# By Node itself: the image has neither curl nor wget.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 8787) + '/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["daylight"]
CMD ["serve"]
