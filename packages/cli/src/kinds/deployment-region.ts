import type { ResolvedConfig } from "../model/config.ts"

/** Where the app goes to; the profile, which is not read here, may have a region too. */
export function deploymentRegion({ region }: Pick<ResolvedConfig, "region">): string | undefined {
  return region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"]
}
