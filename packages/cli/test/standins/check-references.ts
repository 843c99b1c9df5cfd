import type { AnyTemplate, SpecFault } from "./check-service-spec.ts"

/** True for `{ Ref }` and `{ "Fn::…" }`, whose value is known only to CloudFormation. */
export function isIntrinsic(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false
  const [key, ...others] = Object.keys(value)
  return key !== undefined && others.length === 0 && (key === "Ref" || key.startsWith("Fn::"))
}

/** Finds every Ref, GetAtt, Sub and DependsOn that names something the template does not have. */
export function faultsOfReferences(
  template: AnyTemplate,
  attributesOf: (type: string) => readonly string[] | undefined,
): readonly SpecFault[] {
  const types = Object.fromEntries(Object.entries(template.Resources ?? {}).map(([id, { Type }]) => [id, Type]))
  const names = new Set([...Object.keys(types), ...Object.keys(template.Parameters ?? {})])

  const ofName = (path: string, name: string): SpecFault[] =>
    names.has(name) || name.startsWith("AWS::") ? [] : [{ path, message: `${name} is not in the template` }]
  const ofAttribute = (path: string, id: string, attribute: string): SpecFault[] => {
    const type = types[id]
    if (type === undefined) return [{ path, message: `${id} is not a resource of the template` }]
    const known = attributesOf(type)
    if (!known || known.includes(attribute) || type === "AWS::CloudFormation::Stack" || type.startsWith("Custom::"))
      return []
    return [{ path, message: `${type} has no attribute ${attribute}` }]
  }
  const ofSub = (path: string, text: string, variables: object): SpecFault[] =>
    [...text.matchAll(/\$\{([^!}]+)\}/g)].flatMap(([, name = ""]) => {
      const [id = "", attribute] = name.split(/\.(.*)/s)
      if (name in variables) return []
      return attribute === undefined || id.startsWith("AWS::") ? ofName(path, id) : ofAttribute(path, id, attribute)
    })
  const walk = (path: string, value: unknown): SpecFault[] => {
    if (Array.isArray(value)) return value.flatMap((item, index) => walk(`${path}[${index}]`, item))
    if (typeof value !== "object" || value === null) return []
    return Object.entries(value).flatMap(([key, item]) => {
      if (key === "Ref" && typeof item === "string") return ofName(path, item)
      if (key === "Fn::GetAtt") return ofAttribute(path, ...attributePath(item))
      if (key === "Fn::Sub")
        return typeof item === "string"
          ? ofSub(path, item, {})
          : [...ofSub(path, item[0], item[1]), ...walk(path, item[1])]
      if (key === "DependsOn") return [item].flat().flatMap((id) => ofAttributeOwner(path, String(id)))
      return walk(`${path}.${key}`, item)
    })
  }
  const ofAttributeOwner = (path: string, id: string): SpecFault[] =>
    id in types ? [] : [{ path, message: `DependsOn ${id} is not a resource of the template` }]
  return [...walk("Resources", template.Resources ?? {}), ...walk("Outputs", template.Outputs ?? {})]
}

function attributePath(value: unknown): [id: string, attribute: string] {
  const [id, ...attribute] = Array.isArray(value) ? value.map(String) : String(value).split(".")
  return [id ?? "", attribute.join(".")]
}
