// Parameter decorators in a project whose tsconfig.json does not switch them on: its build has another.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/notes
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/clock
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/notes

import "reflect-metadata"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { Container } from "inversify"
import { Notes } from "@data/notes"

const container = new Container()
container.bind("table").toConstantValue("notes")
container.bind("clock").toConstantValue({ now: () => Date.now() })
container.bind(DynamoDBClient).toConstantValue(new DynamoDBClient({}))
container.bind(Notes).toSelf()

export const handler = async (event: { id: string }) => container.get(Notes).read(event.id)
