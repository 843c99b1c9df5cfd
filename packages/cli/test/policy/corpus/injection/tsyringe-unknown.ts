// What the container hands out is only known at run time: said, and the method followed by its name.
//
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/jobs
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/jobs
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import "reflect-metadata"
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { container, injectable } from "tsyringe"

interface Job {
  clean(id: string): Promise<unknown>
}

@injectable()
class Jobs implements Job {
  private readonly client = new DynamoDBClient({})
  clean(id: string) {
    return this.client.send(new DeleteItemCommand({ TableName: "jobs", Key: { id: { S: id } } }))
  }
}

const jobs = new Jobs()
export const local = () => jobs.clean("1")

export const handler = async (event: { id: string }) => {
  const job = container.resolve<Job>("Nobody") // warns POLICY_PACKAGE_UNKNOWN
  await job.clean(event.id)
}
