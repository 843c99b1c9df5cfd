import { UserError, UserErrors } from "../../errors/user-error.ts"
import { isOwnModule } from "../program/code-origin.ts"
import { moduleRanges } from "../program/module-ranges.ts"
import type { BundledCode } from "../program/parse-program.ts"

/**
 * Throws `UserErrors` for the user's modules that have the SDK's own code in them, as bundlers put it there. Which calls
 * are the handler's cannot be told in it: nothing that such code calls is an import from the SDK.
 */
export function refuseBundledSdk(bundles: readonly BundledCode[]): void {
  const files = new Set(bundles.flatMap(({ code }) => modulesWithSdk(code)))
  if (files.size === 0) return
  throw new UserErrors(
    [...files].map((file) => {
      const message = `${file} has the AWS SDK bundled into it, so that its own calls to AWS cannot be told from the SDK's`
      const hint =
        "Name the source it was built from instead, or leave the SDK out of it: esbuild --external:@aws-sdk/* --external:@smithy/*."
      return new UserError("POLICY_SDK_BUNDLED", message, { hint, location: { file, line: 1 } })
    }),
  )
}

// Signing is in every client, and so is a text that only SDK code has: version 3's retries name the header, version 2's
// descriptions of services the key. Minifiers leave texts as they are.
const signing = "AWS4-HMAC-SHA256"
const ownTexts = ["amz-sdk-invocation-id", "serviceFullName"]

function modulesWithSdk(code: string): readonly string[] {
  if (!code.includes(signing) || !ownTexts.some((text) => code.includes(text))) return []
  const moduleAt = moduleRanges(code)
  const holding = (text: string) => [...code.matchAll(new RegExp(text, "g"))].map(({ index }) => moduleAt(index))
  const signers = holding(signing).filter(isOwnModule)
  return ownTexts.flatMap(holding).some(isOwnModule) ? signers : []
}
