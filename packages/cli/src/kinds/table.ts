import type { KeyAttribute } from "@tsapi/framework"
import { type ExistingPlace, propertyVariable, type TableDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { Kind, Located, ModelContext } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { checkTable } from "./dynamodb-table/check-table.ts"
import { tableLogicalId } from "./dynamodb-table/table-logical-id.ts"
import { existingTableName, tableReferences } from "./dynamodb-table/table-references.ts"
import { ownKeys, streamViews, type StreamView, tableProperties } from "./dynamodb-table/table-properties.ts"

export interface TableModel extends KindModel {
  /** Of the `AWS::DynamoDB::Table`; the local table is made from them too. */
  readonly properties: Readonly<Record<string, CfnValue>>
  /** Of a table that is not the app's. */
  readonly existing?: ExistingPlace
  /** The name of the table under `tsapi local`. */
  readonly localName: string
  /** The partition key, and the sort key where there is one. */
  readonly keys: readonly KeyAttribute[]
  /** What records of its stream have; absent: it has none. */
  readonly streamView?: StreamView
  /** The app's own key that encrypts it. */
  readonly kmsKeyArn?: string
}

export const tableKind: Kind<TableDeclaration, TableModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "table", logicalIdOf: tableLogicalId }, context)
    return { models: declarations.map((declaration) => toTableModel(declaration, context)), functions: [] }
  },

  toResources(models, refs) {
    const policy = refs.retainState ? "Retain" : "Delete"
    const own = models.filter(({ existing }) => !existing)
    return {
      resources: Object.fromEntries(
        own.map(({ id, properties, location }) => [
          tableLogicalId(id),
          {
            Type: "AWS::DynamoDB::Table",
            Properties: properties,
            DeletionPolicy: refs.retainState ? "RetainExceptOnCreate" : "Delete",
            UpdateReplacePolicy: policy,
            Metadata: { tsapi: { file: location.file, line: location.line } },
          },
        ]),
      ),
      spareOutputs: Object.fromEntries(
        own.map(({ id }) => [`${tableLogicalId(id)}Name`, { Value: { Ref: tableLogicalId(id) } }]),
      ),
    }
  },

  toReferences: (models) => models.flatMap(tableReferences),

  async startLocal(models, emulator) {
    const dynamodb = await emulator.service("dynamodb")
    const environment: Record<string, string> = {}
    for (const { id, localName, properties } of models) {
      await dynamodb.call("EnsureTable", { ...properties, TableName: localName })
      environment[propertyVariable("table", id, "name")] = localName
      environment[propertyVariable("table", id, "arn")] = tableArn(
        await dynamodb.call("DescribeTable", { TableName: localName }),
      )
    }
    return { environment }
  },
}

/** The tables of an app. */
export function tableModels(declared: readonly KindModel[]): readonly TableModel[] {
  return declared.filter((model): model is TableModel => model.kind === "table")
}

function toTableModel(declaration: Located<TableDeclaration>, context: ModelContext): TableModel {
  const errors = checkTable(declaration)
  errors.forEach(context.report)
  const { encryption, existing, id, location } = declaration
  return {
    kind: "table",
    id,
    ...(typeof encryption === "object" && { kmsKeyArn: encryption.kmsKeyArn }),
    // Made of what DynamoDB would take only.
    properties: errors.length > 0 ? {} : tableProperties(declaration),
    keys: errors.length > 0 ? [] : ownKeys(declaration),
    ...(declaration.stream && { streamView: streamViews[declaration.stream] }),
    localName: existing ? existingTableName(existing) : `${stackName(context.app.name, context.config.stage)}-${id}`,
    ...(existing && { existing }),
    location,
  }
}

function tableArn(description: unknown): string {
  const table = description && typeof description === "object" && "Table" in description ? description.Table : undefined
  if (!table || typeof table !== "object" || !("TableArn" in table))
    throw new Error("DescribeTable answered no TableArn")
  return String(table.TableArn)
}
