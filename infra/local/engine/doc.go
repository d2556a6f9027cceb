// Package engine starts the engines that stand behind the local system where
// AWS's services stand behind the deployed one: Amazon's DynamoDB Local,
// versitygw for S3 and aws-ses-v2-local for SES. None is a mock and none needs
// Docker.
//
// Each engine is reached through a small proxy of our own on a loopback port.
// The proxy keeps the engine's address stable between starts, and is where a
// test makes a service fail ([Faults]).
//
// versitygw changes its process's working directory and allows one gateway a
// process, so it runs as a second process of this same binary: a main that
// uses the package calls [RunIfChild] first.
//
// DynamoDB Local itself has no option to listen on loopback only; it sits on a
// free port that nothing is told about.
package engine
