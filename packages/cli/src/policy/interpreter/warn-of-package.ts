import type { Site } from "./frame.ts"

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
      hint: "Send them with a client of the SDK, or declare what they need with `iam`.",
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
    hint: "Use what the package documents, or declare what is needed with `iam`.",
    site,
  })
}
