/** Where the app is, for what reads its source. */
export interface EnforceIamOptions {
  /** Where `tsapi.config.ts` is. Default: the working directory. */
  readonly projectDir?: string
  /** Default `dev`. */
  readonly stage?: string
}

/** Runs functions so that the AWS SDK's requests are held to their policies. */
export interface PolicyEnforcement {
  run<T>(functionId: string, event: unknown, handler: () => Promise<T>): Promise<T>
  close(): void
}

export interface LoadOptions extends EnforceIamOptions {
  readonly environment: Readonly<Record<string, string>>
  readonly report: (text: string) => void
}

/** What a function on Lambda has in any case, and the SDK does not work without. */
export const lambdaVariables = {
  AWS_ACCESS_KEY_ID: "local",
  AWS_REGION: "us-east-1",
  AWS_SECRET_ACCESS_KEY: "local",
}

/** The enforcement itself is the CLI's, which reads the app's code; it is loaded with the first invocation. */
export function loadEnforcement(options: LoadOptions): PolicyEnforcement {
  let loaded: Promise<Enforcement> | undefined
  let started: Enforcement | undefined
  return {
    async run<T>(functionId: string, event: unknown, handler: () => Promise<T>): Promise<T> {
      loaded ??= load(options)
      started = await loaded
      const route = routeOf(event)
      return started.run({ functionId, ...(route && { route }) }, handler)
    },
    close: () => started?.close(),
  }
}

interface Enforcement {
  run<T>(
    invoked: { readonly functionId: string; readonly route?: { readonly method: string; readonly path: string } },
    handler: () => Promise<T>,
  ): Promise<T>
  close(): void
}

interface EnforcementModule {
  enforceIam(options: LoadOptions): Promise<Enforcement>
}

// The package is a variable because it is not a dependency: the framework is shipped without it.
const cliModule = "@tsapi/cli/enforce-iam"

async function load(options: LoadOptions): Promise<Enforcement> {
  const module: unknown = await import(/* @vite-ignore */ cliModule).catch((cause: unknown) => {
    const text = "enforceIam needs @tsapi/cli, which infers the policies: npm install --save-dev @tsapi/cli"
    throw new Error(text, { cause })
  })
  if (!isEnforcementModule(module)) throw new Error("enforceIam needs a newer @tsapi/cli")
  return module.enforceIam(options)
}

function isEnforcementModule(module: unknown): module is EnforcementModule {
  return typeof module === "object" && module !== null && "enforceIam" in module
}

function routeOf(event: unknown): { readonly method: string; readonly path: string } | undefined {
  if (typeof event !== "object" || event === null) return undefined
  if ("routeKey" in event && !("type" in event)) {
    const [method = "", path = method] = String(event.routeKey).split(" ")
    return { method: path === method ? "ANY" : method, path }
  }
  if (!("httpMethod" in event) || !("resource" in event)) return undefined
  return { method: String(event.httpMethod), path: String(event.resource) }
}
