# syntax=docker/dockerfile:1
FROM node:24-slim

WORKDIR /app

# Their own layer: code changes more often than what it depends on.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY events ./events
COPY projections ./projections
COPY src ./src
COPY samples ./samples

# The embedded log, or, with LIS_LOG, the views alone. Made here, so that the volume belongs to the user below.
RUN mkdir /data && chown node:node /data
ENV LIS_DATA=/data NODE_ENV=production
VOLUME /data

USER node

# Lis listens on loopback only until keys exist, so no port is EXPOSEd: run it with the host's network (docker-compose.yml).
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.LIS_PORT || 8080}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/main.ts", "serve"]
