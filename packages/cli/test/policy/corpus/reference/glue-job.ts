// A role by its name, a run of the job, and a crawler.
//
// allow glue:CreateJob arn:aws:glue:us-east-1:111122223333:job/nightly
// allow iam:PassRole arn:aws:iam::111122223333:role/GlueRole when iam:PassedToService=glue.amazonaws.com
// allow glue:StartJobRun arn:aws:glue:us-east-1:111122223333:job/nightly
// allow glue:StartCrawler arn:aws:glue:us-east-1:111122223333:crawler/lake
// deny glue:StartJobRun arn:aws:glue:us-east-1:111122223333:job/other
// deny iam:PassRole arn:aws:iam::111122223333:role/Other

import { CreateJobCommand, GlueClient, StartCrawlerCommand, StartJobRunCommand } from "@aws-sdk/client-glue"

const glue = new GlueClient({})
export const handler = async () => {
  await glue.send(new CreateJobCommand({ Name: "nightly", Role: "GlueRole", Command: { Name: "glueetl" } }))
  await glue.send(new StartJobRunCommand({ JobName: "nightly" }))
  await glue.send(new StartCrawlerCommand({ Name: "lake" }))
}
