import { type ApiDescription, untoldKeys } from "@tsapi/framework/gateway"

/** What only a network of AWS can show of from where an API may be called. */
export function networkDifferences(api: ApiDescription): readonly string[] {
  const { sourcePolicy, endpoint, domain, disableExecuteApiEndpoint } = api
  const { allow, deny, statements = [] } = sourcePolicy ?? {}
  const allowsVpcs = [...(allow?.vpcs ?? []), ...(allow?.vpcEndpoints ?? [])].length > 0
  const deniesVpcs = [...(deny?.vpcs ?? []), ...(deny?.vpcEndpoints ?? [])].length > 0
  const untold = [...new Set(statements.flatMap(({ Condition = {} }) => untoldKeys(Condition)))]
  return [
    ...(endpoint?.type === "PRIVATE" ? ["The API is private: deployed, only VPCs reach it."] : []),
    ...(domain?.made?.mutualTls ? [`No client certificate is asked for here; ${domain.name} asks for one.`] : []),
    ...(disableExecuteApiEndpoint ? ["Deployed, the API answers by the name of its domain only; here, by any."] : []),
    ...(allowsVpcs ? ["The resource policy allows VPCs: whom its addresses do not let in is answered 501 here."] : []),
    ...(deniesVpcs ? ["The resource policy denies VPCs: no request comes through one here."] : []),
    ...(untold.length > 0 ? [`The resource policy asks for ${untold.join(", ")}: 501 here where that decides.`] : []),
  ]
}
