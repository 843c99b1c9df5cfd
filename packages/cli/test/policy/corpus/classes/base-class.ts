// The base class calls; subclasses say on what.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/teams
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/projects
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

abstract class Store {
  protected abstract readonly table: string

  get(id: string) {
    return documents.send(new GetCommand({ TableName: this.table, Key: { id } }))
  }

  put(Item: Record<string, unknown>) {
    return documents.send(new PutCommand({ TableName: this.table, Item }))
  }
}

class Users extends Store {
  protected readonly table = "users"
}

class Teams extends Store {
  protected readonly table = "teams"
}

class Projects extends Store {
  protected readonly table = "projects"
}

export const projects = new Projects()

export const handler = async (event: { user: string; team: string }) => [
  await new Users().get(event.user),
  await new Teams().get(event.team),
]
