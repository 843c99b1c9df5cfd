import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec"
import { faultsOfReferences, isIntrinsic } from "./check-references.ts"

/** One thing in a template that AWS's own resource descriptions do not allow. */
export interface SpecFault {
  /** `TodosTable.Properties.KeySchema[0].KeyTyp` */
  readonly path: string
  readonly message: string
}

/** A template as read from JSON: nothing about it is taken for granted. */
export interface AnyTemplate {
  readonly Resources?: Readonly<Record<string, AnyResource>>
  readonly Parameters?: Readonly<Record<string, unknown>>
  readonly Conditions?: Readonly<Record<string, unknown>>
  readonly Outputs?: Readonly<Record<string, unknown>>
}

export interface AnyResource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly DependsOn?: unknown
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

type Database = ReturnType<typeof loadAwsServiceSpecSync>
type Spec = ReturnType<ReturnType<typeof specOf>["only"]>
type Property = Spec["properties"][string]
type PropertyType = Property["type"]

const database: Database = loadAwsServiceSpecSync()

/** Checks names, required properties, types and references of a template against AWS's resource descriptions. */
export function checkServiceSpec(template: AnyTemplate): readonly SpecFault[] {
  const resources = Object.entries(template.Resources ?? {})
  return [
    ...resources.flatMap(([id, resource]) => faultsOfResource(id, resource, template)),
    ...faultsOfReferences(template, attributesOf),
  ]
}

function faultsOfResource(id: string, resource: AnyResource, template: AnyTemplate): SpecFault[] {
  const found = [...specOf(resource.Type)]
  const [spec] = found
  if (!spec) return [{ path: id, message: `${resource.Type} is not a resource type` }]
  return faultsOfObject(`${id}.Properties`, resource.Properties ?? {}, spec.properties, template)
}

function faultsOfObject(
  path: string,
  value: object,
  properties: Spec["properties"],
  template: AnyTemplate,
): SpecFault[] {
  const entries = Object.entries(value)
  const missing = Object.entries(properties)
    .filter(([name, property]) => property.required === true && !(name in value))
    .map(([name]) => ({ path, message: `${name} is required` }))
  const wrong = entries.flatMap(([name, item]) => {
    const property = properties[name]
    if (!property) return [{ path: `${path}.${name}`, message: "no such property" }]
    return [
      ...faultsOfValue(`${path}.${name}`, item, property.type, template),
      ...faultsOfRef(`${path}.${name}`, item, property, template),
    ]
  })
  return [...missing, ...wrong]
}

/** `Ref` of a role is its name: where the description says that the property holds the role's Arn, that is a mistake. */
function faultsOfRef(path: string, value: unknown, property: Property, template: AnyTemplate): SpecFault[] {
  if (!isIntrinsic(value) || !("Ref" in value) || typeof value["Ref"] !== "string") return []
  const type = template.Resources?.[value["Ref"]]?.Type
  const wanted = (property.relationshipRefs ?? []).filter(({ cloudFormationType }) => cloudFormationType === type)
  if (wanted.length === 0 || wanted.some(({ propertyName }) => !propertyName.endsWith("Arn"))) return []
  // What identifies a resource is what its `Ref` is: of a topic that is the ARN.
  const [referred] = type === undefined ? [] : [...specOf(type)]
  if (wanted.some(({ propertyName }) => referred?.primaryIdentifier?.includes(propertyName))) return []
  return [{ path, message: `Ref ${value["Ref"]} is not its ${wanted[0]?.propertyName}` }]
}

function faultsOfValue(path: string, value: unknown, type: PropertyType, template: AnyTemplate): SpecFault[] {
  if (isIntrinsic(value)) return []
  const wrong = (expected: string) => [{ path, message: `expected ${expected}, found ${JSON.stringify(value)}` }]
  switch (type.type) {
    case "string":
    case "date-time":
      return typeof value === "string" ? [] : wrong("a string")
    case "number":
      return typeof value === "number" ? [] : wrong("a number")
    case "integer":
      return Number.isInteger(value) ? [] : wrong("an integer")
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("a boolean")
    case "array":
      if (!Array.isArray(value)) return wrong("a list")
      return value.flatMap((item, index) => faultsOfValue(`${path}[${index}]`, item, type.element, template))
    case "map":
      if (!isObject(value)) return wrong("a map")
      return Object.entries(value).flatMap(([key, item]) =>
        faultsOfValue(`${path}.${key}`, item, type.element, template),
      )
    case "ref":
      if (!isObject(value)) return wrong("an object")
      return faultsOfObject(path, value, database.get("typeDefinition", type.reference).properties, template)
    case "tag":
      if (!isObject(value) || !("Key" in value) || !("Value" in value)) return wrong("a tag with Key and Value")
      return []
    case "union":
      return faultsOfUnion(path, value, type.types, template)
    default:
      return []
  }
}

/** "Anything" and texts beside a described form hide every typo, so they only count where no form is described. */
function faultsOfUnion(
  path: string,
  value: unknown,
  types: readonly PropertyType[],
  template: AnyTemplate,
): SpecFault[] {
  const forms = types.filter(({ type }) => forming.has(type))
  const candidates = forms.length > 0 ? forms : types
  const [first, ...others] = candidates.map((type) => faultsOfValue(path, value, type, template))
  return others.reduce((fewest, faults) => (faults.length < fewest.length ? faults : fewest), first ?? [])
}

const forming: ReadonlySet<string> = new Set(["array", "map", "ref", "tag"])

function specOf(type: string) {
  return database.lookup("resource", "cloudFormationType", "equals", type)
}

/** The names `Fn::GetAtt` may ask of a type; undefined where any is allowed. */
function attributesOf(type: string): readonly string[] | undefined {
  const [spec] = [...specOf(type)]
  return spec && Object.keys(spec.attributes)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
