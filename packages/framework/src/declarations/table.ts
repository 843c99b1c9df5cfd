import { checkOptions } from "./check-options.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"
import type { ExistingPlace, TableDeclaration } from "./table-declaration.ts"

export interface KeyAttribute {
  readonly name: string
  readonly type: "string" | "number" | "binary"
}

export interface Throughput {
  readonly readCapacity: number
  readonly writeCapacity: number
}

export interface TableIndex {
  readonly partitionKey: string | KeyAttribute
  readonly sortKey?: string | KeyAttribute
  /** Attributes it holds beside its keys and the table's. Default `all`. */
  readonly projection?: "all" | "keys" | readonly string[]
  /** Where the table has provisioned capacity. Default: the table's. */
  readonly provisioned?: Throughput
}

export interface LocalTableIndex {
  readonly sortKey: string | KeyAttribute
  /** Attributes it holds beside its keys and the table's. Default `all`. */
  readonly projection?: "all" | "keys" | readonly string[]
}

export interface TableOptions {
  /** A bare name is a string attribute. */
  readonly partitionKey: string | KeyAttribute
  readonly sortKey?: string | KeyAttribute
  /** Global secondary indexes by name. */
  readonly indexes?: Readonly<Record<string, TableIndex>>
  /** Local secondary indexes by name. */
  readonly localIndexes?: Readonly<Record<string, LocalTableIndex>>
  /** The attribute that holds when an item expires, in seconds since 1970. */
  readonly timeToLive?: string
  /** What the table's stream holds of a changed item. Default: no stream. */
  readonly stream?: "keys" | "new" | "old" | "both"
  /** Default `on-demand`. */
  readonly billing?: "on-demand" | Throughput
  /** Default false. */
  readonly pointInTimeRecovery?: boolean
  /** Default `aws-owned`. */
  readonly encryption?: "aws-owned" | "aws-managed" | { readonly kmsKeyArn: string }
  /** Default false. */
  readonly deletionProtection?: boolean
}

/** Where a table stands that the app uses and does not own, and what its keys are. */
export type ExistingTable = ({ readonly name: string } | ExistingResource) &
  Pick<TableOptions, "partitionKey" | "sortKey" | "indexes" | "localIndexes" | "timeToLive"> & {
    /** The key of your own that encrypts it. Default: one of AWS's. */
    readonly kmsKeyArn?: string
  }

/**
 * A DynamoDB table. Its name and ARN exist at run time only, in environment variables that tsapi sets.
 *
 * @example
 * export const todoTable = new Table("Todos", { partitionKey: "id" })
 */
export class Table {
  readonly id: string

  constructor(id: string, options: TableOptions & { readonly existing?: ExistingPlace }) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      const { existing, ...own } = options
      if (!existing) checkOptions("Table", own, optionNames)
      standForArn(this, "table")
      const callee = existing ? existingTable : Table
      declareResource<TableDeclaration>({ ...defaults, ...options, kind: "table", id }, callee)
    }
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("table", this, "name")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("table", this, "arn")
  }
}

/**
 * A table that is not the app's: it is used like one that is, and never changed. Under `tsapi local` a table with these keys
 * stands in for it.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const customers = existingTable("Customers", { name: "crm-customers", partitionKey: "id" })
 */
export function existingTable(id: string, options: ExistingTable): Table {
  if (process.env.TSAPI_PHASE !== "run") checkOptions("existingTable", options, existingNames)
  const { kmsKeyArn, ...keys } = options
  const existing = "arn" in options ? { arn: options.arn } : { name: options.name }
  return new Table(id, { ...keys, ...(kmsKeyArn !== undefined && { encryption: { kmsKeyArn } }), existing })
}

const defaults = {
  billing: "on-demand",
  pointInTimeRecovery: false,
  encryption: "aws-owned",
  deletionProtection: false,
} satisfies Partial<TableOptions>

const existingNames = ["name", "arn", "partitionKey", "sortKey", "indexes", "localIndexes", "timeToLive", "kmsKeyArn"]
const optionNames = [
  "partitionKey",
  "sortKey",
  "indexes",
  "localIndexes",
  "timeToLive",
  "stream",
  "billing",
  "pointInTimeRecovery",
  "encryption",
  "deletionProtection",
]
