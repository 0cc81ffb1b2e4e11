/// HTTP/1.1 over two streams, as much of it as Docker's clients and volume plugins speak.
@NullMarked
package app.mooring.practice.engine.http;

import org.jspecify.annotations.NullMarked;
