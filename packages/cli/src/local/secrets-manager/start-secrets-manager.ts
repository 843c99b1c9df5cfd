import { serveJsonService } from "../protocol/serve-json-service.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { ensureSecret } from "./ensure-secret.ts"
import { operations } from "./operations.ts"
import { openSecretStore } from "./secret-store.ts"

export interface SecretsManagerOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId"> {
  /** Milliseconds since 1970. Default: the machine's clock. */
  now?(): number
}

const protocol = {
  targetPrefix: "secretsmanager",
  contentType: "application/x-amz-json-1.1",
  errorNamespace: "com.amazonaws.secretsmanager",
} as const

/** Starts the embedded Secrets Manager on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startSecretsManager({
  directory,
  region,
  accountId,
  now = Date.now,
}: SecretsManagerOptions): Promise<EmbeddedService> {
  const store = await openSecretStore(directory)
  return serveJsonService({
    ...{ name: "Secrets Manager", protocol, state: store.state, operations },
    context: { store, region, accountId, variables: new Map(), now },
    ownOperations: { EnsureSecret: ensureSecret },
  })
}
