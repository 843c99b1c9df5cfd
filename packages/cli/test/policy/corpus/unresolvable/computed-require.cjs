// A module whose name is only known at run time.
//
// deny s3:GetObject arn:aws:s3:::any/1

exports.handler = async ({ plugin }) => require(plugin).run() // warns POLICY_CODE_OPAQUE
