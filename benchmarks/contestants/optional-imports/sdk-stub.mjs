// Stands in for the AWS SDK, which both sides need: it answers at once, and costs nothing.
class Client {
  config = {}
  middlewareStack = { add() {}, addRelativeTo() {}, identify: () => [], remove() {} }
  async send({ answer = {} }) {
    return answer
  }
}
class Command {
  constructor(input) {
    this.input = input
  }
}

export class DynamoDBClient extends Client {}
export class SecretsManagerClient extends Client {}
export class SSMClient extends Client {}
export class ApiGatewayManagementApiClient extends Client {}

export class DeleteItemCommand extends Command {}
export class GetItemCommand extends Command {}
export class PutItemCommand extends Command {}
export class UpdateItemCommand extends Command {}
export class DeleteConnectionCommand extends Command {}
export class GetConnectionCommand extends Command {}
export class PostToConnectionCommand extends Command {}
export class GetParametersCommand extends Command {}
export class PutParameterCommand extends Command {}
export class GetParameterCommand extends Command {
  answer = { Parameter: { Value: "100" } }
}
export class GetSecretValueCommand extends Command {
  answer = { SecretString: "text" }
}
export class ConditionalCheckFailedException extends Error {}
export class ResourceNotFoundException extends Error {}
export class ParameterNotFound extends Error {}

export async function* paginateGetParametersByPath() {}
export const marshall = (value) =>
  Object.fromEntries(Object.entries(value).map(([name, text]) => [name, { S: String(text) }]))
export const unmarshall = (item) => item
