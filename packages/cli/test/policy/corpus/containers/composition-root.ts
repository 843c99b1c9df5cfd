// Ports and adapters, wired in one place.
//
// env USERS=users
// env TOPIC=arn:aws:sns:us-east-1:111122223333:registered
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:registered
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny sns:Subscribe arn:aws:sns:us-east-1:111122223333:registered

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

interface User {
  email: string
}
interface UserPort {
  byEmail(email: string): Promise<User | undefined>
  add(user: User): Promise<void>
}
interface AnnouncementPort {
  announce(text: string): Promise<void>
}

class TableUsers implements UserPort {
  constructor(
    private readonly documents: DynamoDBDocumentClient,
    private readonly tableName: string,
  ) {}

  async byEmail(email: string) {
    const { Item } = await this.documents.send(new GetCommand({ TableName: this.tableName, Key: { email } }))
    return Item as User | undefined
  }

  async add(Item: User) {
    await this.documents.send(new PutCommand({ TableName: this.tableName, Item }))
  }
}

class TopicAnnouncements implements AnnouncementPort {
  constructor(
    private readonly sns: SNSClient,
    private readonly topicArn: string,
  ) {}

  async announce(Message: string) {
    await this.sns.send(new PublishCommand({ TopicArn: this.topicArn, Message }))
  }
}

class RegisterUser {
  constructor(
    private readonly users: UserPort,
    private readonly announcements: AnnouncementPort,
  ) {}

  async execute(email: string) {
    if (await this.users.byEmail(email)) throw new Error("taken")
    await this.users.add({ email })
    await this.announcements.announce(email)
  }
}

const { USERS = "", TOPIC = "" } = process.env

const registerUser = new RegisterUser(
  new TableUsers(DynamoDBDocumentClient.from(new DynamoDBClient({})), USERS),
  new TopicAnnouncements(new SNSClient({}), TOPIC),
)

export const handler = async (event: { email: string }) => registerUser.execute(event.email)
