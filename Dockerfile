# docker build -t book . && docker run -p 8080:80 book
# For a path of its own: --build-arg SITE=https://example.org/tuning/
FROM node:24-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /book
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
ARG SITE=""
ARG BASE=""
# When the commit was made, in seconds, for the foot of the pages: the image has no history. `git log -1 --format=%ct`
ARG SOURCE_DATE_EPOCH=""
RUN SITE="$SITE" BASE="$BASE" SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" npm run build \
    && base="$(node --input-type=module -e "import { addressFrom } from './src/site/address.ts'; console.log(addressFrom(process.env).base)")" \
    && mkdir -p "/srv/book$base" \
    && cp -r dist/. "/srv/book$base" \
    && sed "s|set \$base /;|set \$base $base;|" deploy/nginx.conf > /srv/nginx.conf

FROM nginx:1.28-alpine@sha256:a8b39bd9cf0f83869a2162827a0caf6137ddf759d50a171451b335cecc87d236
COPY --from=build /srv/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /srv/book /srv/book
