/** The page; everything it loads is served beside it. */
export function tryItPage(appName: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>${appName}</title>
  </head>
  <body>
    <div id="app"></div>
    <script src="/_tsapi/scalar.js"></script>
    <script src="/_tsapi/start.js"></script>
  </body>
</html>
`
}

const settings = {
  url: "/_tsapi/openapi.json",
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
}

/** Hands the document to Scalar, without anything of it that would ask another server. */
export const startScript = `Scalar.createApiReference("#app", ${JSON.stringify(settings)})\n`
