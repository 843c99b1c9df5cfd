/** The logical ids, parameters and pseudo parameters that intrinsic functions in `value` point at. */
export function referencedIds(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencedIds)
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, argument]: [string, unknown]) => {
    if (key === "Ref" && typeof argument === "string") return [argument]
    if (key === "Fn::GetAtt" && Array.isArray(argument)) return [String(argument[0])]
    if (key === "Fn::Sub") return inTemplate(argument)
    if (key === "DependsOn" && Array.isArray(argument)) return argument.map(String)
    return referencedIds(argument)
  })
}

function inTemplate(argument: unknown): readonly string[] {
  const [template, variables = {}]: readonly unknown[] = Array.isArray(argument) ? argument : [argument]
  const own = Object.keys(Object(variables))
  const names = [...String(template).matchAll(/\$\{(?!!)([\w:]+)(?:\.[\w.]+)?\}/g)].map(([, name = ""]) => name)
  return [...names.filter((name) => !own.includes(name)), ...referencedIds(variables)]
}
