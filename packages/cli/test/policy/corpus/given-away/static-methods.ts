// Code that is not seen gets a class and calls its static methods, inherited ones too.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/user

import { DynamoDB } from "@aws-sdk/client-dynamodb"

declare const server: { register(routes: Record<string, object>): (event: object) => Promise<object> }

const db = new DynamoDB({})

class Listed {
  static all = () => db.scan({ TableName: "users" })
  static #purge = () => db.deleteItem({ TableName: "users", Key: {} })
}

class Users extends Listed {
  static one(id: string) {
    return db.getItem({ TableName: "users", Key: { id: { S: id } } })
  }
}

export const handler = server.register({ users: Users })
