import type { ApiDescription } from "@tsapi/framework/gateway"

/** What only a network of AWS can show of from where an API may be called. */
export function networkDifferences({
  sourcePolicy,
  endpoint,
  domain,
  disableExecuteApiEndpoint,
}: ApiDescription): readonly string[] {
  const { allow, deny } = sourcePolicy ?? {}
  const allowsVpcs = [...(allow?.vpcs ?? []), ...(allow?.vpcEndpoints ?? [])].length > 0
  const deniesVpcs = [...(deny?.vpcs ?? []), ...(deny?.vpcEndpoints ?? [])].length > 0
  return [
    ...(endpoint?.type === "PRIVATE" ? ["The API is private: deployed, only VPCs reach it."] : []),
    ...(domain?.made?.mutualTls ? [`No client certificate is asked for here; ${domain.name} asks for one.`] : []),
    ...(disableExecuteApiEndpoint ? ["Deployed, the API answers by the name of its domain only; here, by any."] : []),
    ...(allowsVpcs ? ["The resource policy allows VPCs: whom its addresses do not let in is answered 501 here."] : []),
    ...(deniesVpcs ? ["The resource policy denies VPCs: no request comes through one here."] : []),
  ]
}
