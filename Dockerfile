FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/footnote .
# Copied below, so that the volume begins as a folder that the user may write to.
RUN mkdir /out/data

# Certificates, a user, and no shell.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/footnote /usr/local/bin/footnote
COPY --from=build --chown=65532:65532 /out/data /data
ENV FOOTNOTE_DATA=/data
VOLUME /data
# By number: Kubernetes cannot tell from a name that it is not root.
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/footnote"]
CMD ["bot"]
