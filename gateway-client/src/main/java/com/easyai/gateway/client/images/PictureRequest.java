package com.easyai.gateway.client.images;

import com.easyai.gateway.client.request.GatewayRequest;

/** A request that is answered with pictures. */
sealed interface PictureRequest extends GatewayRequest permits ImageRequest, EditRequest {
    Look look();
}
