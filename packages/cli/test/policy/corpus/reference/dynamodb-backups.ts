// Backups, expiry and an export of a table.
//
// allow dynamodb:CreateBackup arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:DeleteBackup arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/01
// allow dynamodb:UpdateTimeToLive arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:DescribeContinuousBackups arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:DeleteBackup arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/02

import {
  CreateBackupCommand,
  DeleteBackupCommand,
  DescribeContinuousBackupsCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb"

const dynamodb = new DynamoDBClient({})
const TableName = "orders"
export const handler = async () => {
  await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }))
  await dynamodb.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: "t" } }),
  )
  await dynamodb.send(new CreateBackupCommand({ TableName, BackupName: "daily" }))
  await dynamodb.send(
    new DeleteBackupCommand({ BackupArn: "arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/01" }),
  )
}
