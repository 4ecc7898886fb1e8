"""The web socket between page and kernel, without a delay for small messages."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class NoDelayConnection(ZMQChannelsWebsocketConnection):
    """
    The server's own connection with TCP_NODELAY set.

    Jupyter Server leaves Nagle's algorithm on, so that a third of the updates of a widget
    wait some 40 ms more. Remove this class when Jupyter Server sets the option itself.
    """

    def connect(self):
        """Set the option before the first message, then connect as usual."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
