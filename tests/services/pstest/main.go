// Google's own in-memory server of Pub/Sub, on a port of the loopback, until it is killed.
package main

import (
	"fmt"
	"os"
	"strconv"

	"cloud.google.com/go/pubsub/v2/pstest"
)

func main() {
	port, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	server := pstest.NewServerWithPort(port)
	fmt.Println(server.Addr)
	select {}
}
