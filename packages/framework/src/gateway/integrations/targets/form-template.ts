import { type ApiText, joinText } from "../api-text.ts"
import { formValue } from "./template-values.ts"

/** A parameter of AWS's query protocol: VTL, or a text that stands for itself. */
export type FormField = readonly [name: string, value: string | undefined | { readonly text: ApiText }]

/** VTL that writes a body; fields without a value are left out. */
export function formTemplate(action: string, fields: readonly FormField[]): ApiText {
  const pairs = fields.flatMap(([name, value]): readonly ApiText[] => {
    if (value === undefined) return []
    if (typeof value === "string") return [`&${name}=${formValue(value)}`]
    return [joinText(`&${name}=`, value.text)]
  })
  return joinText(`Action=${action}`, ...pairs)
}

/** Message attributes, all of them strings. */
export function attributeFields(
  prefix: string,
  attributes: Readonly<Record<string, string>> = {},
): readonly FormField[] {
  return Object.entries(attributes).flatMap(([name, value], index): readonly FormField[] => {
    const at = `${prefix}.${index + 1}`
    return [
      [`${at}.Name`, name],
      [`${at}.Value.DataType`, "String"],
      [`${at}.Value.StringValue`, value],
    ]
  })
}
