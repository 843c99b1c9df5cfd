import type { SigningIdentity } from "@tsapi/framework/gateway"
import { createHash } from "node:crypto"
import type { LocalConfig } from "../../model/config.ts"

export interface CredentialSources {
  readonly users: LocalConfig["users"]
  /** Where the developer's own `AWS_ACCESS_KEY_ID` is looked up. */
  readonly shell: Readonly<Record<string, string | undefined>>
  readonly accountId: string
}

/** Whose signatures are good on this machine: users of the config with an access key, and the developer's environment. */
export function knownCredentials({
  users,
  shell,
  accountId,
}: CredentialSources): (id: string) => SigningIdentity | undefined {
  const known = new Map<string, SigningIdentity>()
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = shell
  if (id && secretAccessKey) known.set(id, { secretAccessKey, sessionToken, ...identityOf("developer", accountId) })
  for (const [name, { accessKey, mayInvoke }] of Object.entries(users ?? {})) {
    if (!accessKey) continue
    known.set(accessKey.id, { secretAccessKey: accessKey.secret, mayInvoke, ...identityOf(name, accountId) })
  }
  return (accessKeyId) => known.get(accessKeyId)
}

function identityOf(name: string, accountId: string): Pick<SigningIdentity, "userArn" | "accountId" | "userId"> {
  const digits = createHash("sha256").update(name).digest("hex").toUpperCase()
  return { userArn: `arn:aws:iam::${accountId}:user/${name}`, accountId, userId: `AIDA${digits.slice(0, 17)}` }
}
