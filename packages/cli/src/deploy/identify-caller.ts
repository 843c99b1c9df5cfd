import type { AwsClients } from "./aws-clients.ts"

/** Whose credentials are used. */
export interface Identity {
  readonly account: string
  readonly arn: string
  /** The last part of the ARN, reduced to letters, digits and hyphens: `alice`. */
  readonly user: string
}

/** Asks AWS who is calling, which needs no permission; the first call, so bad credentials are reported here. */
export async function identifyCaller(clients: AwsClients): Promise<Identity> {
  const client = await clients.sts()
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts")
  const { Account = "", Arn = "" } = await client.send(new GetCallerIdentityCommand({}))
  const lastPart = Arn.split(/[:/]/).at(-1) ?? ""
  const user =
    lastPart
      .split("@")
      .at(0)
      ?.replace(/[^A-Za-z0-9]+/g, "-") ?? ""
  return { account: Account, arn: Arn, user: user.slice(0, 40) || "unknown" }
}
