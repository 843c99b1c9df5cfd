import type { ApiMutualTls } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/** Whose certificates clients may have, as REST APIs and HTTP APIs write it alike. */
export function mutualTlsAuthentication(mutualTls: ApiMutualTls | undefined): Readonly<Record<string, CfnValue>> {
  if (!mutualTls) return {}
  const { truststore, truststoreVersion } = mutualTls
  return {
    MutualTlsAuthentication: {
      TruststoreUri: truststore,
      ...(truststoreVersion !== undefined && { TruststoreVersion: truststoreVersion }),
    },
  }
}
