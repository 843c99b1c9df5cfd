import { createHash } from "node:crypto"
import type { LocalService } from "../../model/local-emulator.ts"
import { ServiceError } from "../protocol/service-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { ParameterRecord, ParameterVersion } from "./parameter-record.ts"
import type { ParameterStore } from "./parameter-store.ts"

/** What every operation works with. */
export interface ParametersContext {
  readonly store: ParameterStore
  readonly region: string
  readonly accountId: string
  /** By the names of parameters that the app declares: the variable that would give it a value. */
  readonly variables: Map<string, string>
  /** Milliseconds since 1970. */
  now(): number
  service(name: string): Promise<LocalService>
}

/** Answers one request: its members in, the answer's JSON out; rejects with ServiceError. */
export type ParametersOperation = (context: ParametersContext, input: ServiceInput) => Promise<object>

/** Throws where there is no parameter of that name or ARN. */
export function findParameter({ store, variables }: ParametersContext, name: string): ParameterRecord {
  const own = plainName(name)
  const parameter = store.parameters.byKey.get(own)
  if (parameter) return parameter
  const variable = variables.get(own)
  // AWS says nothing more.
  const howTo =
    variable === undefined
      ? ""
      : `Nobody has set ${own} on this machine: put ${variable}=… into .env and start tsapi local again, or send PutParameter`
  throw new ServiceError("ParameterNotFound", howTo)
}

/** The parameter's name in an ARN, in which the slash at its start is that behind `parameter`. */
export function plainName(name: string): string {
  if (!name.startsWith("arn:")) return name
  const rest = name.split(":parameter/").at(-1) ?? ""
  return rest.includes("/") ? `/${rest}` : rest
}

/** The version that counts. */
export function latest({ versions }: ParameterRecord): ParameterVersion {
  return versions.at(-1) ?? versions[0]
}

/** A parameter as GetParameter and its like show it. */
export function shown(
  { region, accountId }: ParametersContext,
  { name }: ParameterRecord,
  { version, isDecrypted }: { readonly version: ParameterVersion; readonly isDecrypted: boolean },
): object {
  const { type, value, modifiedAt, dataType } = version
  return {
    ...{ Name: name, Type: type, Version: version.version, LastModifiedDate: modifiedAt / 1000, DataType: dataType },
    Value: type === "SecureString" && !isDecrypted ? ciphertext(value) : value,
    ARN: `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, "")}`,
  }
}

export function validation(message: string): ServiceError {
  return new ServiceError("ValidationException", message)
}

/** Stands for what KMS would make of it: nobody takes it for the value. */
function ciphertext(value: string): string {
  return `AQICAHh${createHash("sha512").update(value).digest("base64")}`
}
