module credo/infra/local

go 1.26.0

require credo v0.0.0

replace credo => ../..
