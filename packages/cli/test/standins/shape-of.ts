/** The path of every value in some data, and of what sort it is. Items of a list have one path. */
export type Shape = Readonly<Record<string, string>>

/** What an event looks like, whatever its values are. */
export function shapeOf(value: unknown, path = ""): Shape {
  if (Array.isArray(value)) {
    return Object.assign(
      { [path]: value.length === 0 ? "empty list" : "list" },
      ...value.map((item) => shapeOf(item, `${path}[]`)),
    )
  }
  if (typeof value !== "object" || value === null) return { [path]: sortOf(value) }
  if (Object.keys(value).length === 0) return { [path]: "empty object" }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, member]) => shapeOf(member, path === "" ? key : `${path}.${key}`)),
  )
}

/** A shape with differences; null for what is not there. Throws where one of them is none. */
export function deviate(shape: Shape, differences: Readonly<Record<string, string | null>>): Shape {
  const without = Object.entries(shape).filter(([path]) => differences[path] === undefined)
  const present = Object.entries(differences).flatMap(([path, sort]) => {
    if ((shape[path] ?? null) === sort) throw new Error(`${path} is ${String(sort)} anyway`)
    return sort === null ? [] : [[path, sort] as const]
  })
  return Object.fromEntries([...without, ...present])
}

function sortOf(value: unknown): string {
  if (value === null) return "null"
  if (typeof value !== "string") return typeof value
  return sorts.find(([, pattern]) => pattern.test(value))?.[0] ?? "text"
}

const sorts: readonly (readonly [sort: string, pattern: RegExp])[] = [
  ["nothing", /^$/],
  ["UUID", /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/],
  ["time with milliseconds", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
  ["time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  [
    "ARN of a stream of a table",
    /^arn:aws:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/,
  ],
  ["ARN of S3", /^arn:aws:s3:::[\w.-]+$/],
  ["ARN of IAM", /^arn:aws:iam::\d{12}:role\/[\w/-]+$/],
  ["ARN of SQS", /^arn:aws:sqs:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/],
  ["ARN of an SNS subscription", /^arn:aws:sns:[\w-]+:\d{12}:[\w-]+(\.fifo)?:[\da-f-]{36}$/],
  ["ARN of SNS", /^arn:aws:sns:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/],
  ["ARN of Kinesis", /^arn:aws:kinesis:[\w-]+:\d{12}:stream\/[\w.-]+$/],
  ["ARN of a schedule", /^arn:aws:scheduler:[\w-]+:\d{12}:schedule\/[\w.-]+\/[\w.-]+$/],
  ["ARN", /^arn:/],
  ["placeholder", /^<.*>$/],
  ["URL", /^https?:/],
]
