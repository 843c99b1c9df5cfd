import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm"
import type { Parameter } from "../declarations/parameter.ts"
import { KeptValues, type KeptOptions } from "./kept-values.ts"

export type { KeptOptions }

// Made by the first request: a function that asks for no parameter need not have credentials.
let client: SSMClient | undefined
const kept = new KeptValues<string>()

/**
 * The text of a parameter, asked for once in a while; that of a StringList is separated by commas, and that of a SecureString
 * is decrypted. Rejects with what Systems Manager refuses.
 *
 * @example
 * const most = Number(await parameterValue(limit))
 */
export async function parameterValue(parameter: Parameter, options?: KeptOptions): Promise<string> {
  const { name } = parameter
  return kept.get(
    name,
    async () => {
      client ??= new SSMClient({})
      const { Parameter: found } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))
      return found?.Value ?? ""
    },
    options,
  )
}
