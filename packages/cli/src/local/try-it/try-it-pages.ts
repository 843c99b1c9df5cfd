import { randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type { ApiDescription, GatewayRequest, GatewayResponse } from "@tsapi/framework/gateway"
import type { LocalBuild } from "../local-build.ts"
import { pagesPath } from "../pages-path.ts"
import { startScript, tryItPage } from "./try-it-page.ts"

/** Makes the app's OpenAPI document, from its source as it is now. */
export type DescribeBuild = (build: LocalBuild) => Promise<unknown>

export interface TryItOptions {
  /** What is served now. */
  current(): { readonly build: LocalBuild }
  readonly describe: DescribeBuild
}

/** The OpenAPI document and a page to read it and try it; they need nothing from outside of this machine. */
export class TryItPages {
  readonly #options: TryItOptions

  constructor(options: TryItOptions) {
    this.#options = options
  }

  async answer({ method, target }: GatewayRequest): Promise<GatewayResponse> {
    const [path = ""] = target.split("?")
    if (method !== "GET" && method !== "HEAD") return response(405, "text/plain", `${method} ${path} is not served\n`)
    try {
      const { status, type, body } = await this.#page(path.slice(pagesPath.length))
      return response(status, type, method === "HEAD" ? "" : body)
    } catch (error) {
      return response(500, "text/plain", `The API cannot be described: ${(error as Error).message}\n`)
    }
  }

  async #page(name: string): Promise<{ status: number; type: string; body: string | Uint8Array }> {
    switch (name) {
      case "":
      case "/":
        return {
          status: 200,
          type: "text/html; charset=utf-8",
          body: tryItPage(this.#options.current().build.app.appName),
        }
      case "/openapi.json": {
        const document = await this.#options.describe(this.#options.current().build)
        return { status: 200, type: "application/json", body: JSON.stringify(document, null, 2) }
      }
      case "/start.js":
        return { status: 200, type: "text/javascript; charset=utf-8", body: startScript }
      case "/scalar.js":
        return { status: 200, type: "text/javascript; charset=utf-8", body: await readFile(viewerFile()) }
      default:
        return { status: 404, type: "text/plain", body: "There is no such page.\n" }
    }
  }
}

/** The route that answers in the pages' place when deployed, because it takes any path. */
export function routeBehindTryIt({ routes }: ApiDescription): string | undefined {
  const found = routes.find(
    ({ method, path }) => ["GET", "ANY"].includes(method) && /^(\$default|\/\{[^}]+\})$/.test(path),
  )
  return found && `${found.method} ${found.path}`
}

/** Scalar's bundle: in the published package a copy, in the workspace where it is installed. */
function viewerFile(): string {
  const candidates = ["viewer/scalar.js", "node_modules/@scalar/api-reference/dist/browser/standalone.js"]
  const files = candidates.map((name) => fileURLToPath(new URL(`../../../${name}`, import.meta.url)))
  const found = files.find((file) => existsSync(file))
  if (found === undefined) throw new Error(`the viewer is not installed: there is no ${files.join(" and no ")}`)
  return found
}

// The page holds what a developer types to try the API, so that nothing on it may be sent elsewhere.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")

function response(status: number, type: string, body: string | Uint8Array): GatewayResponse {
  return {
    status,
    headers: [
      ["Content-Type", type],
      ["Content-Security-Policy", policy],
      ["Cache-Control", "no-cache"],
      ["X-Content-Type-Options", "nosniff"],
    ],
    body: typeof body === "string" ? Buffer.from(body) : body,
    requestId: randomUUID(),
  }
}
