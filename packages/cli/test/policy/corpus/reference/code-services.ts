// A build and a pipeline.
//
// allow codebuild:StartBuild arn:aws:codebuild:us-east-1:111122223333:project/site
// allow codepipeline:StartPipelineExecution arn:aws:codepipeline:us-east-1:111122223333:release
// allow codepipeline:GetPipelineState arn:aws:codepipeline:us-east-1:111122223333:release
// deny codebuild:StartBuild arn:aws:codebuild:us-east-1:111122223333:project/other
// deny codepipeline:DeletePipeline arn:aws:codepipeline:us-east-1:111122223333:release

import { CodeBuildClient, StartBuildCommand } from "@aws-sdk/client-codebuild"
import {
  CodePipelineClient,
  GetPipelineStateCommand,
  StartPipelineExecutionCommand,
} from "@aws-sdk/client-codepipeline"

const pipelines = new CodePipelineClient({})
export const handler = async () => {
  await new CodeBuildClient({}).send(new StartBuildCommand({ projectName: "site" }))
  await pipelines.send(new StartPipelineExecutionCommand({ name: "release" }))
  await pipelines.send(new GetPipelineStateCommand({ name: "release" }))
}
