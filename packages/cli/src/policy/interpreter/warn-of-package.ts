import { elementsOf } from "./elements-of.ts"
import type { Site } from "./frame.ts"
import type { Value, ValueSet } from "./value.ts"

/** Says so when code calls into a package whose requests cannot be followed. */
export function warnOfPackage(module: string, site: Site): void {
  const { run } = site.frame
  const kind = run.opaquePackages.get(module)
  if (kind === "old-sdk") {
    run.warn({
      code: "POLICY_SDK_UNSUPPORTED",
      message: `Calls through ${module === "aws-sdk" ? "aws-sdk" : `${module}, which uses aws-sdk`} version 2 are not followed`,
      hint: "Use the clients of version 3, such as @aws-sdk/client-dynamodb.",
      site,
    })
  }
  if (kind === "signer") {
    run.warn({
      code: "POLICY_REQUEST_SIGNED",
      message: `Requests to AWS that ${module} signs are not followed`,
      hint: "Send them with a client of the SDK.",
      site,
    })
  }
  if (kind === "missing") {
    const isFile = module.startsWith("/") || module.startsWith("#")
    run.warn({
      code: "POLICY_MODULE_MISSING",
      message: `${module} is not ${isFile ? "here" : "installed"}, so calls to AWS in its code are not found`,
      hint: isFile
        ? "Make the file available where tsapi runs."
        : "Install the project's packages, and build those of the workspace.",
      site,
      once: true,
    })
  }
  const [packageName, name] = module.split("#", 2)
  if (name === undefined) return
  run.warn({
    code: "POLICY_PACKAGE_UNKNOWN",
    message: `What ${name} of ${packageName} sends is not known`,
    hint: "Use what the package documents.",
    site,
  })
}

// They wrap a client and give it back, or only look at it.
const observers =
  /^(node:|aws-xray-sdk|dd-trace|datadog-lambda-js|newrelic|@(aws-lambda-powertools|lumigo|middy|opentelemetry|sentry)\/)/

/** Says so when a package whose code is not read gets a client: nobody sees what it sends with it. */
export function warnOfClientsGiven(module: string, given: ValueSet, site: Site): void {
  if (observers.test(module) || !given.some((value) => isClient(value) || holdsClient(value, site))) return
  site.frame.run.warn({
    code: "POLICY_PACKAGE_UNKNOWN",
    message: `What ${module} sends with the AWS client that it gets is not known`,
    hint: "Call AWS in code of your own.",
    site,
  })
}

function holdsClient(value: Value, site: Site): boolean {
  return value.kind === "object" && elementsOf([value], site).some(isClient)
}

function isClient({ kind }: Value): boolean {
  return kind === "client"
}
