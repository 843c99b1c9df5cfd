import { UserError } from "../errors/user-error.ts"
import { jsonOf } from "../model/json-of.ts"
import { isRecord } from "../model/is-record.ts"

/** The entry of PutEvents that the flags of `tsapi emit --bus` make. */
export function emitEntry(flags: Readonly<Record<string, unknown>>, bus: string) {
  const { source, detailType, detail = "{}" } = flags
  const [missing] = [
    ...(source === undefined ? ["--source"] : []),
    ...(detailType === undefined ? ["--detail-type"] : []),
  ]
  if (missing !== undefined)
    throw new UserError("EVENT_INVALID", `An event on a bus has a ${missing}`, {
      hint: `tsapi emit --bus ${bus} --source shop --detail-type OrderPlaced --detail '{"id": 1}'`,
    })
  const Detail = String(detail)
  if (!isRecord(jsonOf(Detail)))
    throw new UserError("EVENT_INVALID", "--detail is no JSON object", {
      hint: `In a shell, quote it: --detail '{"id": 1}'`,
    })
  return { EventBusName: bus, Source: String(source), DetailType: String(detailType), Detail }
}
