import { serveJsonService } from "../protocol/serve-json-service.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { operations } from "./operations.ts"
import { openParameterStore } from "./parameter-store.ts"
import { ensureParameter } from "./put-parameter.ts"

export interface ParameterStoreOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId" | "service"> {
  /** Milliseconds since 1970. Default: the machine's clock. */
  now?(): number
}

const protocol = {
  targetPrefix: "AmazonSSM",
  contentType: "application/x-amz-json-1.1",
  errorNamespace: "com.amazonaws.ssm",
} as const

/** Starts the embedded Parameter Store on 127.0.0.1; rejects with a UserError when the directory is in use. */
export async function startParameterStore({
  directory,
  region,
  accountId,
  service,
  now = Date.now,
}: ParameterStoreOptions): Promise<EmbeddedService> {
  const store = await openParameterStore(directory)
  return serveJsonService({
    ...{ name: "Systems Manager", protocol, state: store.state, operations },
    context: { store, region, accountId, service, variables: new Map(), now },
    ownOperations: { EnsureParameter: ensureParameter },
  })
}
