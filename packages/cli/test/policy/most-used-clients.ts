/** The services that functions use most; their clients are installed for the tests. */
export const mostUsedClients = [
  ..."apigatewaymanagementapi athena bedrock-agent-runtime bedrock-runtime cloudwatch cloudwatch-logs".split(" "),
  ..."cognito-identity-provider dynamodb eventbridge firehose kinesis kms lambda rds-data rekognition s3".split(" "),
  ..."scheduler secrets-manager ses sesv2 sfn sns sqs ssm sts".split(" "),
].map((name) => `@aws-sdk/client-${name}`)
