/** A description of a package that says which requests its functions send. */
export interface StandIn {
  /** The module in `policy/stand-ins`, without its extension. */
  readonly file: string
  /** The first and the last major version it describes. */
  readonly majors: readonly [number, number]
  /** What else the package exports, which sends nothing: names with spaces between them. */
  readonly sendsNothing?: string
  /** Whether it makes objects of classes by the types of their constructors, as `emitDecoratorMetadata` notes them. */
  readonly readsMetadata?: boolean
}

/**
 * Packages that are described rather than read, because their own code is too dynamic or too large to be followed. A
 * stand-in is a module with the package's exports, in which every method sends what the package's method sends; all
 * entry points of a package share one. See "Teach it a package" in CONTRIBUTING.md.
 */
export const standIns: Readonly<Record<string, StandIn>> = {
  "@aws-lambda-powertools/idempotency": {
    file: "powertools-idempotency",
    majors: [1, 2],
    sendsNothing: `IdempotencyAlreadyInProgressError IdempotencyConfig IdempotencyInconsistentStateError
      IdempotencyItemAlreadyExistsError IdempotencyItemNotFoundError IdempotencyKeyError
      IdempotencyPersistenceLayerConnectionError IdempotencyPersistenceLayerError IdempotencyRecord
      IdempotencyRecordStatus IdempotencyUnknownError IdempotencyValidationError`,
  },
  "@aws-lambda-powertools/parameters": {
    file: "powertools-parameters",
    majors: [1, 2],
    sendsNothing: `APPCONFIG_TOKEN_EXPIRATION DEFAULT_MAX_AGE_SECS DEFAULT_PROVIDERS GetParameterError
      SetParameterError Transform TransformParameterError clearCaches getConfig transformValue`,
  },
  "@langchain/aws": { file: "langchain-aws", majors: [0, 1] },
  "@middy/appconfig": { file: "middy-appconfig", majors: [2, 7] },
  "@middy/core": { file: "middy-core", majors: [2, 7] },
  "@middy/dynamodb": { file: "middy-dynamodb", majors: [2, 7] },
  "@middy/rds-signer": { file: "middy-rds-signer", majors: [2, 7] },
  "@middy/s3": { file: "middy-s3", majors: [2, 7] },
  "@middy/s3-object-response": { file: "middy-s3-object-response", majors: [2, 7] },
  "@middy/secrets-manager": { file: "middy-secrets-manager", majors: [2, 7] },
  "@middy/service-discovery": { file: "middy-service-discovery", majors: [2, 7] },
  "@middy/ssm": { file: "middy-ssm", majors: [2, 7] },
  "@middy/sts": { file: "middy-sts", majors: [2, 7] },
  "@middy/ws-response": { file: "middy-ws-response", majors: [2, 7] },
  "drizzle-orm/aws-data-api/pg": { file: "data-api", majors: [0, 1] },
  "dynamodb-onetable": {
    file: "dynamodb-onetable",
    majors: [2, 2],
    sendsNothing: "Expression OneTableArgError OneTableError UID ULID UUID",
  },
  "dynamodb-toolbox": {
    file: "dynamodb-toolbox",
    majors: [1, 2],
    sendsNothing: `$ADD $APPEND $DELETE $GET $IS_EXTENSION $PREPEND $REMOVE $SET $SUBTRACT $SUM $add $append $delete
      $get $prepend $remove $set $subtract $sum AnyOfSchema AnySchema BinarySchema BooleanSchema ConditionParser
      DynamoDBToolboxError EntityConditionParser EntityDTO EntityFormatter EntityParser EntityPathParser EntitySpy
      Finder Formatter ItemSchema JSONSchemer ListSchema MapSchema NullSchema NumberSchema Parser PathParser
      PrimaryKeyParser RecordSchema SchemaAction SchemaDTO SetSchema StringSchema SubSchema TableDTO TableSpy
      TupleSchema any anyOf binary boolean fromEntityDTO fromSchemaDTO fromTableDTO item jsonStringify list map nul
      number pipe prefix record s schema set string suffix trim tuple`,
  },
  dynamoose: { file: "dynamoose", majors: [2, 4] },
  electrodb: {
    file: "electrodb",
    majors: [2, 3],
    sendsNothing: `CustomAttributeType ElectroError ElectroValidationError createConversions createCustomAttribute
      createSchema isCurrentEntityVersion`,
  },
  inversify: {
    file: "inversify",
    readsMetadata: true,
    majors: [5, 8],
    sendsNothing: `BindingScopeEnum BindingTypeEnum METADATA_KEY MetadataReader TargetTypeEnum bindingScopeValues
      bindingTypeValues createTaggedDecorator getServiceIdentifierAsString id namedConstraint taggedConstraint
      traverseAncerstors typeConstraint`,
  },
  "kysely-data-api": { file: "data-api", majors: [0, 2] },
  "sqs-consumer": { file: "sqs-consumer", majors: [5, 15], sendsNothing: "SQSError StandardError TimeoutError" },
  "sqs-producer": { file: "sqs-producer", majors: [2, 8] },
  tsyringe: {
    file: "tsyringe",
    readsMetadata: true,
    majors: [4, 4],
    sendsNothing: "isClassProvider isFactoryProvider isNormalToken isTokenProvider isValueProvider",
  },
}
