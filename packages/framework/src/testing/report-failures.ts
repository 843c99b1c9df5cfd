import type { App } from "../app.ts"
import type { AppDefinition } from "../declarations/app-options.ts"
import type { Middleware } from "../dispatch/run-middleware.ts"

/** The app with a middleware around all others that reports the exceptions which will become a 500. */
export function reportFailures(app: App, onError: (error: unknown) => void): AppDefinition {
  const report: Middleware = async (_request, next) => {
    try {
      return await next()
    } catch (error) {
      onError(error)
      throw error
    }
  }
  return {
    name: app.name,
    options: app.options,
    // Read when a request comes: an app may register middleware at any time.
    get middleware() {
      return [["http", report] as const, ...app.middleware]
    },
  }
}
