// Code that is not seen gets an object whose fields, getters and methods hold functions further down.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/authors
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/authors

import { DynamoDB } from "@aws-sdk/client-dynamodb"

declare const graphql: { serve(module: object): (event: object) => Promise<object> }

const db = new DynamoDB({})

class Books {
  resolvers = {
    Query: { book: (id: string) => db.getItem({ TableName: "books", Key: { id: { S: id } } }) },
    Mutation: { add: (id: string) => db.putItem({ TableName: "books", Item: { id: { S: id } } }) },
  }

  get directives() {
    return { remove: (id: string) => db.deleteItem({ TableName: "books", Key: { id: { S: id } } }) }
  }

  loaders() {
    return { authors: (id: string) => db.getItem({ TableName: "authors", Key: { id: { S: id } } }) }
  }
}

export const handler = graphql.serve(new Books())
