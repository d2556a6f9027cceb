package provision

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/infra/local/template"
)

func compare(ctx context.Context, client *dynamodb.Client, table template.Table) error {
	found, err := client.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &table.Name})
	if err != nil {
		return err
	}
	have, want := describe(found.Table.KeySchema, found.Table.GlobalSecondaryIndexes), wanted(table.Create)
	if have != want {
		return fmt.Errorf("it was made by another template: it has %s, the template says %s; `make clean` starts anew", have, want)
	}
	return nil
}

// describe names keys and indexes: "pk/sk, work(workPk/workSk)".
func describe(key []types.KeySchemaElement, indexes []types.GlobalSecondaryIndexDescription) string {
	parts := make([]string, 0, len(indexes))
	for _, index := range indexes {
		parts = append(parts, fmt.Sprintf("%s(%s)", aws.ToString(index.IndexName), names(index.KeySchema)))
	}
	slices.Sort(parts)
	return strings.Join(append([]string{names(key)}, parts...), ", ")
}

func wanted(create *dynamodb.CreateTableInput) string {
	indexes := make([]types.GlobalSecondaryIndexDescription, 0, len(create.GlobalSecondaryIndexes))
	for _, index := range create.GlobalSecondaryIndexes {
		indexes = append(indexes, types.GlobalSecondaryIndexDescription{IndexName: index.IndexName, KeySchema: index.KeySchema})
	}
	return describe(create.KeySchema, indexes)
}

func names(key []types.KeySchemaElement) string {
	out := make([]string, len(key))
	for i, element := range key {
		out[i] = aws.ToString(element.AttributeName)
	}
	return strings.Join(out, "/")
}
