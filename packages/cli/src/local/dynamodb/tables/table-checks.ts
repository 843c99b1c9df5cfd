import createTable from "dynalite/validations/createTable.js"
import listTables from "dynalite/validations/listTables.js"

const throughput = {
  type: "FieldStruct<ProvisionedThroughput>",
  children: {
    ReadCapacityUnits: { type: "Long", notNull: true, greaterThanOrEqual: 1 },
    WriteCapacityUnits: { type: "Long", notNull: true, greaterThanOrEqual: 1 },
  },
}

const onDemandThroughput = {
  type: "FieldStruct<OnDemandThroughput>",
  children: { MaxReadRequestUnits: "Long", MaxWriteRequestUnits: "Long" },
}

const name = {
  type: "String",
  notNull: true,
  regex: "[a-zA-Z0-9_.-]+",
  lengthGreaterThanOrEqual: 3,
  lengthLessThanOrEqual: 255,
}

const tags = {
  type: "List",
  children: {
    type: "ValueStruct<Tag>",
    children: { Key: { type: "String", notNull: true }, Value: { type: "String", notNull: true } },
  },
}

const resourceArn = { type: "String", notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 1283 }

/** Members that are newer than dynalite and mean the same in CreateTable and UpdateTable. */
const settings = {
  StreamSpecification: {
    type: "FieldStruct<StreamSpecification>",
    children: {
      StreamEnabled: { type: "Boolean", notNull: true },
      StreamViewType: { type: "String", enum: ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"] },
    },
  },
  SSESpecification: {
    type: "FieldStruct<SSESpecification>",
    children: { Enabled: "Boolean", SSEType: { type: "String", enum: ["AES256", "KMS"] }, KMSMasterKeyId: "String" },
  },
  TableClass: { type: "String", enum: ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] },
  DeletionProtectionEnabled: "Boolean",
  OnDemandThroughput: onDemandThroughput,
}

const { AttributeDefinitions, GlobalSecondaryIndexes, TableName, BillingMode } = createTable.types
const { notNull: _, ...optionalDefinitions } = Object(AttributeDefinitions)
const indexShape = shapeOf(GlobalSecondaryIndexes)

/** The shape of each table request; dynalite's own checks where it has them. */
export const tableChecks = {
  CreateTable: { ...createTable, types: { ...createTable.types, ...settings, Tags: tags } },
  UpdateTable: {
    types: {
      AttributeDefinitions: optionalDefinitions,
      TableName,
      BillingMode,
      ProvisionedThroughput: throughput,
      GlobalSecondaryIndexUpdates: {
        type: "List",
        children: {
          type: "ValueStruct<GlobalSecondaryIndexUpdate>",
          children: {
            Create: { type: "FieldStruct<CreateGlobalSecondaryIndexAction>", children: indexShape },
            Update: {
              type: "FieldStruct<UpdateGlobalSecondaryIndexAction>",
              children: { IndexName: name, ProvisionedThroughput: throughput, OnDemandThroughput: onDemandThroughput },
            },
            Delete: { type: "FieldStruct<DeleteGlobalSecondaryIndexAction>", children: { IndexName: name } },
          },
        },
      },
      ...settings,
    },
  },
  DescribeTable: { types: { TableName } },
  DeleteTable: { types: { TableName } },
  ListTables: listTables,
  DescribeTimeToLive: { types: { TableName } },
  UpdateTimeToLive: {
    types: {
      TableName,
      TimeToLiveSpecification: {
        type: "FieldStruct<TimeToLiveSpecification>",
        notNull: true,
        children: {
          Enabled: { type: "Boolean", notNull: true },
          AttributeName: { type: "String", notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 255 },
        },
      },
    },
  },
  DescribeContinuousBackups: { types: { TableName } },
  UpdateContinuousBackups: {
    types: {
      TableName,
      PointInTimeRecoverySpecification: {
        type: "FieldStruct<PointInTimeRecoverySpecification>",
        notNull: true,
        children: {
          PointInTimeRecoveryEnabled: { type: "Boolean", notNull: true },
          RecoveryPeriodInDays: { type: "Integer", greaterThanOrEqual: 1, lessThanOrEqual: 35 },
        },
      },
    },
  },
  TagResource: { types: { ResourceArn: resourceArn, Tags: { ...tags, notNull: true } } },
  UntagResource: { types: { ResourceArn: resourceArn, TagKeys: { type: "List", notNull: true, children: "String" } } },
  ListTagsOfResource: { types: { ResourceArn: resourceArn, NextToken: "String" } },
} satisfies Record<string, DynaliteCheck>

function shapeOf(list: unknown): Readonly<Record<string, unknown>> {
  // dynalite describes a list as { children: { children: the members' shape } }.
  return { ...Object(Object(Object(list).children).children), OnDemandThroughput: onDemandThroughput }
}
