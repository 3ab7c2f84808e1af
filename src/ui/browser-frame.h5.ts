import './browser-frame.scss'
